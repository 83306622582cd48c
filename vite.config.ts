import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    sveltekit({
      // ./stegvis builds into a directory of its own and points build/web at it (src/cli/build/build-web.ts).
      adapter: adapter({ out: process.env['STEGVIS_WEB_OUT'] ?? 'build/web-by-hand', envPrefix: 'STEGVIS_WEB_' }),
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          // The design system draws its icons as data addresses in its style sheet.
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'manifest-src': ['self'],
          // The report's live page is shown in a frame of our own.
          'frame-src': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['self'],
          'base-uri': ['none'],
          'object-src': ['none'],
        },
      },
    }),
  ],
});
