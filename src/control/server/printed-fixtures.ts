// Invented reports with planted faults, for the benchmark that counts how many are found.
export {
  aPrintedReport,
  documentOf,
  type Layout,
  layouts,
  mutate,
  mutationKinds,
  numberStyles,
  seeded,
} from '../testing/index.ts';
