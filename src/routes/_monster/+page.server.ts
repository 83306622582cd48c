import { error } from '@sveltejs/kit';
import { STEGVIS_DEVELOPMENT } from '$app/env/private';

export function load() {
  if (!STEGVIS_DEVELOPMENT) error(404);
}
