import { plain, textsOf, withNumbers } from '../../web/languages/runs.ts';
import { isNode, lineOf, type Node, partsOf, statementsOf } from './syntax.ts';

/** A text of the page as it is looked up in another language, and the line on which it stands. */
export type Found = { readonly text: string; readonly line: number };
/** A call whose text is not written there: what it can be must be in the vocabulary. */
export type Looked = { readonly what: string; readonly line: number };

const nameOf = (node: unknown): string | null =>
  isNode(node) && node.type === 'Identifier' ? String(node['name']) : null;

/** The texts that a source says: those of its templates, of `msg` and of counted words. */
export function textsIn(source: string): { readonly found: Found[]; readonly looked: Looked[] } {
  const found: Found[] = [];
  const looked: Looked[] = [];
  const add = (text: string, node: Node) => found.push({ text: plain(text), line: lineOf(source, node) });

  const said = (node: Node): void => {
    if (node.type === 'ConditionalExpression') {
      said(node['consequent'] as Node);
      said(node['alternate'] as Node);
    } else if (node.type === 'Literal') add(String(node['value']), node);
    else if (node.type === 'TemplateLiteral' && partsOf(node).length === 1) add(partsOf(node)[0]!, node);
    else if (node.type === 'TaggedTemplateExpression' && nameOf(node['tag']) === 'str')
      add(withNumbers(partsOf(node['quasi'] as Node)), node);
    else looked.push({ what: source.slice(node.start, node.end), line: lineOf(source, node) });
  };

  const counted = (args: readonly Node[], call: Node): void => {
    const [, one, other] = args;
    if (one?.type === 'Literal' && other?.type === 'Literal')
      add(`${String(one['value'])}|${String(other['value'])}`, call);
    else looked.push({ what: source.slice(call.start, call.end), line: lineOf(source, call) });
  };

  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (!isNode(node)) return;
    if (node.type === 'TaggedTemplateExpression' && nameOf(node['tag']) === 'html')
      for (const text of textsOf(partsOf(node['quasi'] as Node))) add(text, node);
    if (node.type === 'CallExpression') {
      const [name, args] = [nameOf(node['callee']), node['arguments'] as Node[]];
      if (name === 'msg' && args[0] !== undefined) said(args[0]);
      if (name === 'many' || name === 'formOf') counted(args, node);
    }
    for (const value of Object.values(node)) visit(value);
  };
  visit(statementsOf(source));
  return { found, looked };
}
