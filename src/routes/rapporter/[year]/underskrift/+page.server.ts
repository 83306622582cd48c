import { signingActions, signingData } from '../../../signing/signing-page.server.ts';
import { reportAddress } from '../../addresses.ts';
import { reportParam } from '../../report-param.server.ts';
import { texts as reportTexts } from '../../texts.ts';

export async function load(event) {
  const { year } = event.params;
  return {
    ...(await signingData(event, reportParam(year))),
    year,
    breadcrumbs: [{ address: reportAddress(year), label: reportTexts[event.locals.language].headingOf(year) }],
  };
}

const signing = signingActions(({ year }: { readonly year: string }) => reportParam(year));

export const actions = {
  lamna: signing.lamna,
  uppgifter: signing.uppgifter,
  publicera: signing.publicera,
  dolj: signing.dolj,
};
