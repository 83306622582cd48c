export { listPackages } from './package-store.ts';
export { readPackages } from './read-packages.ts';
export { savePackage, type CannotReceivePackage } from './save-package.ts';
