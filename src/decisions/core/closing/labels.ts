import { inBoth } from '#design/core';

export const closingLabels = inBoth(
  {
    states: { planned: 'Avslut förbereds', decided: 'Avslut beslutat', settled: 'Avslutad', withdrawn: 'Fortsätter' },
    handovers: { participants: 'Deltagare', method: 'Metod och arbetssätt', equipment: 'Utrustning och material' },
    phases: { coming: 'Har inte börjat', running: 'Pågår', stopped: 'Tar inte in nya', closed: 'Avslutad' },
    steps: {
      first: 'Beviljat',
      raised: 'Höjt',
      reduced: 'Sänkt',
      same: 'Omfördelat',
      refused: 'Avslag',
    },
  },
  {
    states: { planned: 'Closing prepared', decided: 'Closing decided', settled: 'Closed', withdrawn: 'Goes on' },
    handovers: { participants: 'Participants', method: 'Method', equipment: 'Equipment and material' },
    phases: { coming: 'Has not begun', running: 'Running', stopped: 'Takes nobody new in', closed: 'Closed' },
    steps: {
      first: 'Granted',
      raised: 'Raised',
      reduced: 'Reduced',
      same: 'Moved between years',
      refused: 'Refused',
    },
  },
);
