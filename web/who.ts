/** Where this browser keeps who corrects. */
const WHO = 'corrected-by';

/** Who corrected last in this browser; empty where nobody did, or storage is switched off. */
export function remembered(): string {
  try {
    return localStorage.getItem(WHO) ?? '';
  } catch {
    return '';
  }
}

/** Keeps who corrects; where storage is switched off the name is written each time. */
export function remember(by: string): void {
  try {
    localStorage.setItem(WHO, by);
  } catch {
    // Nothing is lost but the convenience.
  }
}
