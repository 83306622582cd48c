// What the web server reads from the environment, once, when it starts. A setting that makes no sense stops it there.
import { mailSender, openIdOf, type MailSender, type OpenId } from '#access/server';
import { CommandFailure } from '../command.ts';
import { readOrigin, type Origin } from './origin.ts';

export type WebSettings = {
  /** Behind a proxy: the address it is reached at. */
  readonly configured: Origin | null;
  /** Where it listens. */
  readonly host: string;
  readonly sendMail: MailSender;
  readonly openId: OpenId | null;
};

type Environment = Readonly<Record<string, string | undefined>>;

export function readWebSettings(environment: Environment): WebSettings {
  const configured = readConfigured(environment['STEGVIS_ORIGIN']);
  const host = environment['STEGVIS_LISTEN'] || '127.0.0.1';
  // Passwords and figures travel as they are between the browser and us: without https only within this machine.
  if (!['127.0.0.1', '::1', 'localhost'].includes(host) && configured?.protocol !== 'https') {
    throw new CommandFailure(
      `STEGVIS_LISTEN=${host} is reached by others; give STEGVIS_ORIGIN the https address of the proxy before it.`,
      2,
    );
  }
  return { configured, host, sendMail: readMail(environment), openId: readOpenId(environment) };
}

function readConfigured(text: string | undefined): Origin | null {
  if (!text) return null;
  const origin = readOrigin(text);
  if (!origin.ok) throw new CommandFailure(origin.refusal.sentence, 2);
  return origin.value;
}

function readMail(environment: Environment): MailSender {
  const [url, from] = [environment['STEGVIS_SMTP_URL'], environment['STEGVIS_MAIL_FROM']];
  if (url && !/^smtps?:\/\/./.test(url)) {
    throw new CommandFailure('STEGVIS_SMTP_URL is an address such as smtps://user:password@mail.example.se:465.', 2);
  }
  if (url && !from) throw new CommandFailure('STEGVIS_SMTP_URL needs STEGVIS_MAIL_FROM, the sender of letters.', 2);
  return mailSender({ url, from }, (error) => {
    // The message of the server, never the letter: it holds an address and a link.
    console.error('a letter was not taken by the mail server:', error instanceof Error ? error.message : error);
  });
}

function readOpenId(environment: Environment): OpenId | null {
  const issuer = environment['STEGVIS_OIDC_ISSUER'];
  const clientId = environment['STEGVIS_OIDC_CLIENT_ID'];
  const clientSecret = environment['STEGVIS_OIDC_CLIENT_SECRET'];
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret) {
    throw new CommandFailure('STEGVIS_OIDC_ISSUER, _CLIENT_ID and _CLIENT_SECRET are set together or not at all.', 2);
  }
  if (!URL.canParse(issuer)) throw new CommandFailure(`STEGVIS_OIDC_ISSUER is an address, not "${issuer}".`, 2);
  return openIdOf({
    issuer,
    clientId,
    clientSecret,
    name: environment['STEGVIS_OIDC_NAME'] || 'organisationens inloggning',
    strongAcr: environment['STEGVIS_OIDC_ACR'] || undefined,
  });
}
