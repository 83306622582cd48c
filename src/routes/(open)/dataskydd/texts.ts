import { inBoth } from '#design/core';

export const texts = inBoth(
  {
    heading: 'Dataskydd',
    sentence:
      'Underlag för den som granskar, och information att lämna till deltagare. Anpassa dem till er verksamhet.',
    participants: 'Till deltagare',
    officers: 'Till dataskyddsombud',
    download: 'Hämta som text',
    read: 'Läs',
    back: 'Alla dokument',
    documents: {
      'participant-information-sv': 'Så använder vi dina uppgifter (lättläst svenska)',
      'participant-information-en': 'How we use your information (engelska)',
      'participant-information-ar': 'كيف نستخدم معلوماتك (arabiska)',
      konsekvensbedomning: 'Konsekvensbedömning',
      registerforteckning: 'Registerförteckning enligt artikel 30',
      bitradesavtal: 'Utkast till personuppgiftsbiträdesavtal',
      informationsklassning: 'Informationsklassning',
    },
  },
  {
    heading: 'Data protection',
    sentence:
      'Documents for those who examine, and information to give to participants. Adapt them to your own work.',
    participants: 'For participants',
    officers: 'For data protection officers (in Swedish)',
    download: 'Download as text',
    read: 'Read',
    back: 'All documents',
    documents: {
      'participant-information-sv': 'Så använder vi dina uppgifter (easy Swedish)',
      'participant-information-en': 'How we use your information (English)',
      'participant-information-ar': 'كيف نستخدم معلوماتك (Arabic)',
      konsekvensbedomning: 'Impact assessment',
      registerforteckning: 'Record of processing (Article 30)',
      bitradesavtal: 'Draft processor agreement',
      informationsklassning: 'Information classification',
    },
  },
);

export type DocumentName = keyof (typeof texts)['sv']['documents'];
