// Reads the sources as the walls test needs them: which room a file is in, what it imports, which names it uses.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export type Layer = 'core' | 'server' | 'ui' | 'testing' | 'top';

export type SourceFile = {
  /** From `src`, with `/`. */
  readonly path: string;
  /** First directory; '' for a file of `src` itself. */
  readonly room: string;
  readonly layer: Layer;
  readonly isTest: boolean;
  readonly imports: readonly string[];
  /** Without `import type`, which is gone before the code runs. */
  readonly valueImports: readonly string[];
  readonly syntax: readonly ts.SourceFile[];
  /** The whole text of a Svelte part; null for a script. */
  readonly markup: string | null;
};

const layers: readonly string[] = ['core', 'server', 'ui', 'testing'];

export function readSources(directory: string): readonly SourceFile[] {
  return globSync('**/*.{ts,svelte}', { cwd: directory })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('walls') && !path.endsWith('.d.ts'))
    .toSorted()
    .map((path) => readSource({ path, text: readFileSync(join(directory, path), 'utf8') }));
}

export function readSource(file: { path: string; text: string }): SourceFile {
  const [first = '', second = ''] = file.path.split('/');
  const room = file.path.includes('/') ? first : '';
  const syntax = scriptsOf(file).map((text) =>
    ts.createSourceFile(file.path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS),
  );
  return {
    path: file.path,
    room,
    layer: room === 'kernel' ? 'core' : layers.includes(second) ? (second as Layer) : 'top',
    isTest: /\.test\.ts$|\/testing\/|\.testing\.ts$|\/testing\.ts$/.test(file.path),
    imports: syntax.flatMap((one) => importsOf(one, { types: true })),
    valueImports: syntax.flatMap((one) => importsOf(one, { types: false })),
    syntax,
    markup: file.path.endsWith('.svelte') ? file.text : null,
  };
}

function scriptsOf(file: { path: string; text: string }): readonly string[] {
  if (!file.path.endsWith('.svelte')) return [file.text];
  return [...file.text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
}

function importsOf(syntax: ts.SourceFile, which: { types: boolean }): string[] {
  const found: string[] = [];
  visit(syntax, (node) => {
    const specifier = specifierOf(node);
    if (specifier !== null && (which.types || !isTypeOnly(node))) found.push(specifier);
  });
  return found;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return node.importClause?.isTypeOnly ?? false;
  return ts.isImportTypeNode(node) || (ts.isExportDeclaration(node) && node.isTypeOnly);
}

function specifierOf(node: ts.Node): string | null {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
    return ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : null;
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return node.argument.literal.text;
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    return argument && ts.isStringLiteral(argument) ? argument.text : null;
  }
  return null;
}

export function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}
