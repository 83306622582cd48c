import { inBoth } from '#design/core';
import type { Capability } from '#organisation/core';

export const texts = inBoth(
  {
    heading: 'Inställningar',
    sentence: 'Välj vilka delar av Stegvis som förbundet använder.',
    parts: 'Delar i menyn',
    always: 'Översikt, Insatser, Ekonomi och Rapporter finns alltid.',
    kept: 'Det som slås av försvinner ur menyn och ur sökningen. Inget som har skrivits tas bort.',
    save: 'Spara valen',
    saved: 'Valen är sparade',
    savedSentence: 'Menyn visar nu det som är påslaget.',
    refused: 'Valen sparades inte. Någon del finns inte; ladda om sidan och välj igen.',
    on: 'På',
    off: 'Av',
    readOnly: 'Du kan se valen men inte ändra dem. Kansliet och den som sköter Stegvis hos er kan det.',
    capabilities: {
      goals: { name: 'Mål', what: 'Mål och bedömningar i en egen del, inte bara i rapporten.' },
      followup: { name: 'Uppföljning', what: 'Antal deltagare, avslut och köer per insats och period.' },
      programmeReports: { name: 'Insatsrapporter', what: 'Teamledare skriver sina rapporter genom en länk.' },
      surveys: { name: 'Enkäter', what: 'Enkäter till deltagare, personal och styrelse, och deras resultat.' },
      effects: { name: 'Effekter', what: 'Vad stegförflyttningar är värda för dem som betalar.' },
      yearlyWheel: { name: 'Årshjul', what: 'Vad som ska göras när, och vem som gör det.' },
      board: { name: 'Möten', what: 'Kallelser, protokoll, anslag, revision och förbundsordning.' },
      register: { name: 'Diarium', what: 'Register över in- och utgående handlingar.' },
      applications: { name: 'Ansökningar', what: 'Ansökningar om medel, beslut om dem och slutrapporter.' },
      collaboration: {
        name: 'Veckan',
        what: 'Möten, utbildningar, Lex Heller och annat samverkansarbete, med siffror.',
      },
    },
  },
  {
    heading: 'Settings',
    sentence: 'Choose which parts of Stegvis the association uses.',
    parts: 'Parts in the menu',
    always: 'Overview, Programmes, Economy and Reports are always there.',
    kept: 'What is switched off leaves the menu and the search. Nothing that was written is removed.',
    save: 'Save the choices',
    saved: 'The choices are saved',
    savedSentence: 'The menu now shows what is switched on.',
    refused: 'The choices were not saved. One of the parts does not exist; load the page anew and choose again.',
    on: 'On',
    off: 'Off',
    readOnly: 'You can see the choices but not change them. The office and whoever looks after Stegvis can.',
    capabilities: {
      goals: { name: 'Goals', what: 'Goals and assessments in a part of their own, not only in the report.' },
      followup: { name: 'Follow-up', what: 'Participants, exits and queues by programme and period.' },
      programmeReports: { name: 'Programme reports', what: 'Team leaders write their reports through a link.' },
      surveys: { name: 'Surveys', what: 'Surveys to participants, staff and board, and their results.' },
      effects: { name: 'Effects', what: 'What step moves are worth to those who pay.' },
      yearlyWheel: { name: 'Yearly wheel', what: 'What is to be done when, and who does it.' },
      board: { name: 'Meetings', what: 'Notices, minutes, announcements, audit and statutes.' },
      register: { name: 'Register', what: 'Register of incoming and outgoing documents.' },
      applications: { name: 'Applications', what: 'Applications for money, decisions about them and final reports.' },
      collaboration: { name: 'The week', what: 'Meetings, courses, Lex Heller and other shared work, with figures.' },
    },
  },
);

texts.sv.capabilities satisfies Readonly<Record<Capability, unknown>>;
