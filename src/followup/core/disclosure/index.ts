export * from './for-the-public.ts';
export * from './link-counts.ts';
export * from './policy.ts';
export * from './preview.ts';
export * from './protect-counts.ts';
export * from './suppress-counts.ts';
