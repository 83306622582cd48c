// Letters through the SMTP server of STEGVIS_SMTP_URL. Without one nothing is sent, and the caller shows what to copy.
import nodemailer from 'nodemailer';

export type Letter = { readonly to: string; readonly subject: string; readonly text: string };

/** `unset`: no server is configured; `failed`: it did not take the letter. Neither is an error of the use case. */
export type Sent = 'sent' | 'unset' | 'failed';

export type MailSender = (letter: Letter) => Promise<Sent>;

export type MailSettings = {
  /** `smtps://user:password@host:465` or `smtp://host:587`. */
  readonly url: string | undefined;
  /** `Stegvis <stegvis@example.se>` */
  readonly from: string | undefined;
};

const PATIENCE_MILLISECONDS = 10_000;

export function mailSender({ url, from }: MailSettings, onFailure: (error: unknown) => void): MailSender {
  if (!url) return async () => 'unset';
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: PATIENCE_MILLISECONDS,
    greetingTimeout: PATIENCE_MILLISECONDS,
    socketTimeout: PATIENCE_MILLISECONDS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ to, subject, text }) => {
    try {
      await transport.sendMail({ from: from ?? 'Stegvis', to, subject, text });
      return 'sent';
    } catch (error) {
      onFailure(error);
      return 'failed';
    }
  };
}
