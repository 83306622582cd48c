// Finds words for people that do not stand in both languages: Swedish in a script outside `inBoth`, any words in markup.
import ts from 'typescript';
import { parse } from 'svelte/compiler';

/** What a text says, as the breach tells it. */
const shown = (text: string): string => `W8 says “${text.trim().replaceAll(/\s+/g, ' ').slice(0, 60)}”`;

/** Words that only Swedish has, and that a text of several words seldom lacks. */
const swedishWords =
  /(?<!\p{L})(och|att|är|som|inte|det|den|en|ett|av|på|till|med|har|kan|om|från|vid|ingen|inget|inga|saknas|alla|din|ditt|dina|du|kr|tkr)(?!\p{L})/iu;

export function isSwedish(text: string): boolean {
  return /[åäö]/i.test(text) || (/\S\s+\S/.test(text) && swedishWords.test(text));
}

/** What a script says in Swedish only. Headings of a pasted table (`alsoCalled`) and ids of `fields` are not shown. */
export function swedishOf(syntax: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    if (isPaired(node) || isRead(node) || ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (isText(node) && (isSwedish(node.text) || isLabel(node))) found.push(shown(node.text));
    ts.forEachChild(node, walk);
  };
  walk(syntax);
  return found;
}

/** What a script imports by name from one door. */
export function namesFrom(syntax: ts.SourceFile, door: string): readonly string[] {
  return syntax.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const bindings = statement.importClause?.namedBindings;
    if (statement.moduleSpecifier.text !== door || !bindings || !ts.isNamedImports(bindings)) return [];
    return bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
  });
}

/** `inBoth(sv, en)`, or a line that has both: `{ sv: '…', en: '…' }`. */
function isPaired(node: ts.Node): boolean {
  if (ts.isCallExpression(node)) return ts.isIdentifier(node.expression) && node.expression.text === 'inBoth';
  if (!ts.isObjectLiteralExpression(node)) return false;
  const names = node.properties.map(({ name }) => (name && ts.isIdentifier(name) ? name.text : ''));
  return names.includes('sv') && names.includes('en');
}

function isRead(node: ts.Node): boolean {
  if (!ts.isPropertyAssignment(node) && !ts.isVariableDeclaration(node)) return false;
  return ts.isIdentifier(node.name) && ['alsoCalled', 'fields'].includes(node.name.text);
}

/** `label: 'Konto'`: a word that a reader sees, in whichever language. */
function isLabel(node: TextNode): boolean {
  const { parent } = node;
  const isNamed = ts.isPropertyAssignment(parent) && ts.isIdentifier(parent.name) && heard.test(parent.name.text);
  return isNamed && isWords(node.text);
}

type TextNode = ts.StringLiteralLike | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail;

function isText(node: ts.Node): node is TextNode {
  return ts.isStringLiteralLike(node) || templateKinds.has(node.kind);
}

const templateKinds: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.TemplateHead,
  ts.SyntaxKind.TemplateMiddle,
  ts.SyntaxKind.TemplateTail,
]);

/** Attributes that a reader sees or hears. */
const heard =
  /^(alt|aria-(label|description|roledescription|valuetext|placeholder)|title|placeholder|label|legend|heading|hint|help|sentence|summary|caption|text|description)$/;

/** Names that are the same in every language. */
const names = /^(Stegvis|Ctrl K|XLSX|CSV|PDF|Word|Excel|kr|tkr)$/u;

function isWords(text: string): boolean {
  const bare = text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return /\p{L}{2}/u.test(bare) && !names.test(bare) && !/@/.test(text);
}

/** Words that stand in the markup of a part, in whichever language: they belong in `inBoth`. */
export function wordsInMarkup(text: string): readonly string[] {
  const found: string[] = [];
  const add = (words: string): void => {
    if (isWords(words)) found.push(shown(words));
  };
  const walk = (node: unknown, isHidden: boolean): void => {
    if (Array.isArray(node)) return node.forEach((child) => walk(child, isHidden));
    if (!isNode(node)) return;
    const hides = isHidden || (node.type === 'Attribute' && !heard.test(String(node['name'])));
    if (node.type === 'Text' && !isHidden) add(String(node['data']));
    const value = literalOf(node);
    if (value !== null && isSwedish(value)) found.push(shown(value));
    for (const [key, child] of Object.entries(node)) if (key !== 'metadata') walk(child, hides);
  };
  walk(parse(text, { modern: true }).fragment, false);
  return found;
}

type Node = { readonly type: string; readonly [key: string]: unknown };

const isNode = (thing: unknown): thing is Node =>
  typeof thing === 'object' && thing !== null && 'type' in thing && typeof thing.type === 'string';

function literalOf(node: Node): string | null {
  const { value } = node;
  if (node.type === 'Literal') return typeof value === 'string' ? value : null;
  if (node.type !== 'TemplateElement' || typeof value !== 'object' || value === null) return null;
  return 'cooked' in value && typeof value.cooked === 'string' ? value.cooked : null;
}
