import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * The web app. Files are never inlined: the Content-Security-Policy allows our own origin and nothing else.
 * Mode `gallery` builds the page with every part in every state instead (in `vite dev`: `/gallery.html`).
 * `API` names the address of a running server for `vite dev`.
 */
export default defineConfig(({ mode }) => ({
  root: folder('apps/web'),
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: folder('dist/web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['chrome111', 'edge111', 'firefox114', 'safari16.4'],
    chunkSizeWarningLimit: 1_200,
    rolldownOptions: {
      input: folder(mode === 'gallery' ? 'apps/web/gallery.html' : 'apps/web/index.html'),
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'frame',
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|i18next|react-i18next)[\\/]/,
            },
            { name: 'schemas', test: /node_modules[\\/]zod[\\/]/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': process.env.API ?? 'http://127.0.0.1:3000' } },
}))
