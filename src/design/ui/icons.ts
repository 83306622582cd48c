// Drawn on a grid of 24 with one stroke; the word beside an icon says the same, so icons are silent.
export const icons = {
  check: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8 12.2l2.8 2.8L16 9.6',
  warning: 'M12 3.6 21.6 20H2.4L12 3.6ZM12 10v4.4M12 17.2v.1',
  blocking: 'M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3L8.3 3ZM9 9l6 6M15 9l-6 6',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5M12 7.6v.1',
  rounding: 'M4 9c2.7-3 5.3-3 8 0s5.3 3 8 0M4 15.5c2.7-3 5.3-3 8 0s5.3 3 8 0',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5.3l3.3 2',
  arrowUp: 'M12 19.5V5M6 11l6-6 6 6',
  arrowDown: 'M12 4.5V19M6 13l6 6 6-6',
  arrowRight: 'M4.5 12H19M13 6l6 6-6 6',
  same: 'M5 12h14',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.3 15.3 20 20',
  file: 'M6 3h8l4.5 4.5V21H6V3ZM14 3v5h4.5',
} as const;

export type IconName = keyof typeof icons;
