import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  // Nothing is written into style sheets as a data address: the content policy lets fonts come from files only.
  build: { assetsInlineLimit: 0 },
  plugins: [
    sveltekit({
      // ./stegvis builds into a directory of its own and points build/web at it (src/cli/build/build-web.ts).
      adapter: adapter({ out: process.env['STEGVIS_BUILD_OUT'] ?? 'build/web-by-hand', envPrefix: 'STEGVIS_WEB_' }),
      // A page that is shown at another address than its own (a denied one) finds its files there too.
      paths: { relative: false },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          // SvelteKit's hidden line that tells screen readers of a new page carries this one style; a browser test
          // fails when a new version writes it otherwise.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
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
