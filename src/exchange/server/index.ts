export * from './write-xlsx.ts';
export * from './write-table-file.ts';
export { readDocument, readExactPages } from './document/read-document.ts';
export { keepDocument, openKeptDocument } from './document/kept-document.ts';
