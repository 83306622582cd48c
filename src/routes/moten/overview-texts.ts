// What the overview says of meetings: apart from the rest, so that the first page does not carry it.
import { inBoth } from '#design/core';

export const overviewTexts = inBoth(
  {
    overview: {
      nothing: 'Inget möte är planerat.',
      next: (body: string, day: string) => `Nästa möte: ${body}, ${day}.`,
      plan: 'Planera möte',
      nextHeading: 'Nästa möte',
      documents: 'Handlingar',
      noDocuments: 'Inga handlingar än.',
      open: 'Öppna mötet',
      notice: 'Kallelse med alla handlingar (PDF)',
      waits: 'Väntar',
      nothingWaits: 'Ingenting väntar.',
      allHeading: (year: string) => `Möten ${year}`,
      noBodies: 'Börja med att lägga upp styrelsen',
      noBodiesSentence:
        'Under Inställningar lägger ni upp styrelsen och andra grupper, och hur många dagar före mötet kallelsen ska ut.',
      toBodies: 'Till inställningarna',
      public: 'Anslagstavlan',
    },
    waiting: {
      notice: 'Skicka kallelsen',
      hold: 'Håll mötet',
      approval: 'Justera protokollet',
      announcement: 'Anslå protokollet',
      removal: 'Ta ned anslaget',
    },
    at: (clock: string) => `kl. ${clock}`,
    by: (day: string) => `senast ${day}`,
    from: (day: string) => `från ${day}`,
    late: 'försenat',
    meetingHeading: (body: string, day: string) => `${body} ${day}`,
  },
  {
    overview: {
      nothing: 'No meeting is planned.',
      next: (body, day) => `Next meeting: ${body}, ${day}.`,
      plan: 'Plan a meeting',
      nextHeading: 'Next meeting',
      documents: 'Documents',
      noDocuments: 'No documents yet.',
      open: 'Open the meeting',
      notice: 'Notice with all documents (PDF)',
      waits: 'Waiting',
      nothingWaits: 'Nothing waits.',
      allHeading: (year) => `Meetings ${year}`,
      noBodies: 'Begin with the board',
      noBodiesSentence:
        'Under Settings you add the board and other groups, and how many days before the meeting the notice is sent.',
      toBodies: 'To the settings',
      public: 'Public notice board',
    },
    waiting: {
      notice: 'Send the notice',
      hold: 'Hold the meeting',
      approval: 'Approve the minutes',
      announcement: 'Announce the minutes',
      removal: 'Take the notice down',
    },
    at: (clock) => `at ${clock}`,
    by: (day) => `by ${day}`,
    from: (day) => `from ${day}`,
    late: 'late',
    meetingHeading: (body, day) => `${body} ${day}`,
  },
);
