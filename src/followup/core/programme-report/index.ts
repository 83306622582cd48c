export * from './check.ts';
export * from './form.ts';
export * from './headings.ts';
export * from './personal-number.ts';
export * from './states.ts';
export * from './to-package.ts';
export * from './values.ts';
export * from './year-before.ts';
