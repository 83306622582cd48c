import { useCase } from '#access/server';
import { FollowUpPackageInput } from '#followup/core';
import { receivePackage } from './receive-package.ts';

/** Receives a package as the next version of its programme and period. Doubtful counts are saved and told. */
export const savePackage = useCase({
  permission: 'followup.save',
  input: FollowUpPackageInput,
  run: receivePackage,
  details: ({ command }) => ({
    programme: command.programme,
    from: command.from,
    to: command.to,
    version: command.version,
  }),
});
