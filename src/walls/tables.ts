// W5: a capability writes only its own tables.
import ts from 'typescript';
import { visit, type SourceFile } from './scan.ts';

/** Table (camelCase) → the room that declares it, from `interface Tables` in each room's server. */
export function ownersOfTables(files: readonly SourceFile[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const file of files.filter((one) => one.layer === 'server' && !one.isTest)) {
    for (const syntax of file.syntax) {
      visit(syntax, (node) => {
        if (!ts.isInterfaceDeclaration(node) || node.name.text !== 'Tables') return;
        for (const member of node.members) {
          if (member.name && ts.isIdentifier(member.name)) owners.set(member.name.text, file.room);
        }
      });
    }
  }
  return owners;
}

const writers = ['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'insertMany'];

export function writesOf(file: SourceFile): string[] {
  if (file.layer !== 'server' || file.isTest) return [];
  const found: string[] = [];
  for (const syntax of file.syntax) {
    visit(syntax, (node) => {
      if (!ts.isCallExpression(node)) return;
      const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
      if (!ts.isIdentifier(callee) || !writers.includes(callee.text)) return;
      const table = node.arguments.find((argument) => ts.isStringLiteral(argument));
      if (table && ts.isStringLiteral(table)) found.push(camelCase(table.text));
    });
  }
  return found;
}

export function foreignWrites(file: SourceFile, owners: ReadonlyMap<string, string>): string[] {
  return writesOf(file)
    .filter((table) => owners.get(table) !== file.room)
    .map((table) => `W5 writes ${table}, which belongs to ${owners.get(table) ?? 'no room'}`);
}

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
