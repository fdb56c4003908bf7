import { isNode, lineOf, type Node, partsOf, statementsOf } from './syntax.ts';

/** A text in a source that is written for people and never looked up in their language. */
export type Unsaid = { readonly text: string; readonly line: number };

/** Two words beside each other, or a word that begins a sentence: what machines read is written otherwise. */
const FOR_PEOPLE = /\p{L}{2,}[,;:.]? \p{L}+|^\p{Lu}\p{Ll}+( …|…|:|\?)?$|^[^\p{L}\s]{1,2} \p{L}{2,}/u;
/** What looks like words and is read by machines: styles, selectors, fonts, addresses. */
const FOR_MACHINES =
  /var\(|\bpx\b|sans-serif|serif,|^@|^[.#[(]|[a-z]+:(?:not|is)\(|^\d+(?:px)? |translate|^data:|^image\/|^\/api|\d{4}-\d\d-\d\d$/;
/** Calls that take names of things on the page, not texts. */
const OF_THINGS =
  /^(?:querySelector(?:All)?|closest|matches|addEventListener|removeEventListener|getElementById|setAttribute|getAttribute|customElement|property|RegExp|matchMedia|CustomEvent|Event|startsWith|endsWith|includes|split)$/;

const calleeOf = (node: Node): string => {
  const callee = node['callee'] as Node;
  const name = callee.type === 'MemberExpression' ? (callee['property'] as Node) : callee;
  return typeof name['name'] === 'string' ? name['name'] : '';
};

/** Texts of a source that stand neither in a template of the page nor in `msg`. */
export function unsaidIn(source: string): Unsaid[] {
  const found: Unsaid[] = [];
  const judge = (text: string, node: Node): void => {
    if (!FOR_PEOPLE.test(text.trim()) || FOR_MACHINES.test(text.trim())) return;
    found.push({ text, line: lineOf(source, node) });
  };

  const visit = (node: unknown, key: string): void => {
    if (Array.isArray(node)) return node.forEach((one) => visit(one, key));
    if (!isNode(node) || /^(?:Import|ExportAll|ExportNamed(?!Declaration)|Decorator)/.test(node.type)) return;
    if (node.type.startsWith('TS') && !/^TS(?:As|Satisfies|NonNull)/.test(node.type)) return;
    // Keys of objects and what is compared are no texts; a text that is looked up is told there.
    if (node.type === 'Literal') {
      if (typeof node['value'] === 'string' && key !== 'key' && key !== 'test') judge(node['value'], node);
      return;
    }
    if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(String(node['operator']))) return;
    if (node.type === 'TaggedTemplateExpression') return visit((node['quasi'] as Node)['expressions'], '');
    if (node.type === 'TemplateLiteral') {
      judge(partsOf(node).join(' '), node);
      return visit(node['expressions'], '');
    }
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const name = calleeOf(node);
      visit(node['callee'], '');
      if (/^(?:msg|told|many|formOf)$/.test(name) || OF_THINGS.test(name)) {
        for (const one of node['arguments'] as Node[]) if (one.type !== 'Literal') inside(one);
        return;
      }
      return visit(node['arguments'], '');
    }
    for (const [name, value] of Object.entries(node)) visit(value, name);
  };
  /** Of a text that is looked up, what is put into it. */
  const inside = (node: Node): void => {
    if (node.type === 'ConditionalExpression') {
      for (const branch of [node['consequent'], node['alternate']] as Node[])
        if (branch.type !== 'Literal') inside(branch);
    } else if (node.type === 'TemplateLiteral') visit(node['expressions'], '');
    else visit(node, '');
  };
  visit(statementsOf(source), '');
  return found;
}
