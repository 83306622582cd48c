export { fillRegister } from './fill-register.ts';
export { fitMargins, type Margins } from './fit-margins.ts';
export { participantsCsv } from './participants-csv.ts';
export { PRINTED_2024 } from './printed-2024.ts';
