// The walls of the house as functions from a source file to what breaks in it. Numbers as in the style guide.
import ts from 'typescript';
import { visit, type SourceFile } from './scan.ts';

/** In order: a room imports only itself and rooms before it. */
export const rooms = [
  'kernel',
  'design',
  'exchange',
  'database',
  'access',
  'organisation',
  'programmes',
  'followup',
  'participants',
  'surveys',
  'finance',
  'effects',
  'goals',
  'collaboration',
  'decisions',
  'control',
  'reports',
  'signing',
  'catalogue',
] as const;

/** On top of all rooms. */
const tops = ['cli', 'routes', ''];

/** Packages that compute and do nothing else. */
export const purePackages = [
  'd3-array',
  'd3-scale',
  'd3-shape',
  'organisationsnummer',
  'uqr',
  'valibot',
  'fflate',
  'csv-parse',
  'csv-parse/sync',
] as const;

/** Names that bring in time, chance, the machine or the network. */
const impureNames = ['Date', 'process', 'fetch', 'performance', 'crypto', 'setTimeout', 'setInterval', 'console'];

const door = /^#([a-z]+)\/(core|server|ui)$/;

/** W1: core is pure. */
export function impurities(file: SourceFile): string[] {
  if (file.layer !== 'core' || file.isTest) return [];
  const found = file.imports.filter((name) => !isPureImport(name)).map((name) => `W1 imports ${name}`);
  for (const syntax of file.syntax) {
    visit(syntax, (node) => {
      const name = impurityOf(node);
      if (name) found.push(`W1 uses ${name}`);
    });
  }
  return found;
}

function isPureImport(name: string): boolean {
  const isOurs = name.startsWith('.') || name === '#kernel' || name.endsWith('/core');
  return isOurs || (purePackages as readonly string[]).includes(name);
}

function impurityOf(node: ts.Node): string | null {
  if (ts.isAwaitExpression(node)) return 'await';
  if (ts.isPropertyAccessExpression(node) && node.getText() === 'Math.random') return 'Math.random';
  if (!ts.isIdentifier(node) || !impureNames.includes(node.text)) return null;
  const { parent } = node;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
  const isNamed = (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node;
  return isMember || isNamed ? null : node.text;
}

/** W2: rooms in order. */
export function upwardImports(file: SourceFile): string[] {
  const own = orderOf(file.room);
  return file.imports.flatMap((name) => {
    const room = roomOfImport(name);
    if (room === null) return [];
    const order = (rooms as readonly string[]).indexOf(room);
    if (order < 0) return [`W2 imports ${name}, which is not a room`];
    return order > own ? [`W2 imports ${name}, which lies below ${file.room}`] : [];
  });
}

function orderOf(room: string): number {
  return tops.includes(room) ? rooms.length : (rooms as readonly string[]).indexOf(room);
}

function roomOfImport(name: string): string | null {
  return name === '#kernel' ? 'kernel' : (/^#([a-z]+)\//.exec(name)?.[1] ?? null);
}

/** W3: inside a capability core decides, server does, ui shows. */
export function crossings(file: SourceFile): string[] {
  if (file.isTest) return [];
  // A route may know the type of what a use case gives; its code must not reach the browser.
  const names = file.layer === 'top' ? file.valueImports : file.imports;
  return names.filter((name) => crosses(file, name)).map((name) => `W3 ${file.layer} imports ${name}`);
}

function crosses(file: SourceFile, name: string): boolean {
  const target = layerOfImport(file, name);
  if (target === null) return false;
  if (file.layer === 'core') return target !== 'core';
  if (file.layer === 'server') return target === 'ui';
  if (file.layer === 'ui') return target === 'server' || (target === 'ui' && !isUiOfDesignOrOwn(file, name));
  return isShownInBrowser(file.path) && target === 'server';
}

function layerOfImport(file: SourceFile, name: string): string | null {
  if (name.startsWith('node:')) return file.layer === 'ui' ? 'server' : null;
  const through = door.exec(name);
  if (through) return through[2] ?? null;
  return /^\.\.\/(?:\.\.\/)*(core|server|ui)\//.exec(name)?.[1] ?? null;
}

function isUiOfDesignOrOwn(file: SourceFile, name: string): boolean {
  return name.startsWith('.') || name === '#design/ui' || name === `#${file.room}/ui`;
}

/** Route files whose code reaches the browser. */
function isShownInBrowser(path: string): boolean {
  return path.startsWith('routes/') && !/\.server\.ts$|\+server\.ts$/.test(path);
}

/** W4: rooms are entered through their doors. */
export function brokenDoors(file: SourceFile): string[] {
  return file.imports.filter((name) => !isDoor(file, name)).map((name) => `W4 imports ${name}, which is no door`);
}

function isDoor(file: SourceFile, name: string): boolean {
  if (name.startsWith('#')) {
    return name === '#kernel' || door.test(name) || (file.isTest && /^#\w+\/testing$/.test(name));
  }
  if (!name.startsWith('.') || name.endsWith('.css')) return true;
  const depth = file.path.split('/').length - 1;
  const ups = name.split('/').filter((part) => part === '..').length;
  return ups < Math.max(depth, 1);
}

/** W6: routes and commands hold no SQL. */
export function sqlOutsideRooms(file: SourceFile): string[] {
  const isTop = file.path.startsWith('routes/') || file.path.startsWith('cli/commands/');
  if (!isTop || file.isTest) return [];
  const imported = file.imports.filter((name) => ['kysely', 'pg'].includes(name)).map((name) => `W6 imports ${name}`);
  return [...imported, ...file.syntax.flatMap(queriesIn).map((word) => `W6 calls ${word}`)];
}

const queryWords = ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom'];

function queriesIn(syntax: ts.SourceFile): string[] {
  const found: string[] = [];
  visit(syntax, (node) => {
    if (ts.isPropertyAccessExpression(node) && queryWords.includes(node.name.text)) found.push(node.name.text);
  });
  return found;
}
