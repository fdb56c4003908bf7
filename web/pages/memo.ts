/** A function that works again only when one of its inputs is another; charts are then drawn again only when they must be. */
export function memo<Inputs extends readonly unknown[], Output>(
  work: (...inputs: Inputs) => Output,
): (...inputs: Inputs) => Output {
  let before: Inputs | undefined;
  let output: Output;
  return (...inputs) => {
    if (before === undefined || inputs.some((input, at) => input !== before?.[at])) {
      before = inputs;
      output = work(...inputs);
    }
    return output;
  };
}
