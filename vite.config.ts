import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressOnce } from './tools/compress-once.ts'
import { lightContracts } from './tools/light-contracts.ts'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * The web app. Files are never inlined: the Content-Security-Policy allows our own origin and nothing else.
 * Mode `gallery` builds the page with every part in every state instead (in `vite dev`: `/gallery.html`).
 * `API` names the address of a running server for `vite dev`.
 */
export default defineConfig(({ mode }) => ({
  root: folder('apps/web'),
  publicDir: false,
  plugins: [react(), lightContracts(), ...(mode === 'gallery' ? [] : [compressOnce()])],
  build: {
    outDir: folder('dist/web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['chrome111', 'edge111', 'firefox114', 'safari16.4'],
    chunkSizeWarningLimit: 1_200,
    rolldownOptions: {
      treeshake: {
        // Declarations do nothing until somebody uses them: a page carries those it names.
        manualPureFunctions: ['roomWords'],
        moduleSideEffects: (id) => !/[\\/](kit|domain|web|ui)[\\/](?!main[.]).*[.]tsx?$/.test(id),
      },
      input: folder(mode === 'gallery' ? 'apps/web/gallery.html' : 'apps/web/index.html'),
      output: {
        codeSplitting: {
          // Few files, each for a reason: what seldom changes; all that the board needs to be read; the panels around it; then
          // what pages share. A board of thirty small files would wait thirty times for a slow network.
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'frame',
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack[\\/](react-)?query(-core)?)[\\/]/,
              priority: 50,
            },
            { name: 'schemas', test: /node_modules[\\/]zod[\\/]/, priority: 40 },
            { name: 'board', tags: ['$initial'], priority: 30 },
            { name: 'panels', test: /rooms[\\/][^\\/]+[\\/]web[\\/][^\\/]+[.](panel|tab)[.]tsx/, priority: 20 },
            { name: 'house', test: /platform[\\/](kit|web|ui)[\\/]/, minShareCount: 3, priority: 10 },
            { name: 'rooms', test: /rooms[\\/]/, minShareCount: 5, priority: 5 },
          ],
        },
      },
    },
  },
  // The host stays as the browser said it: sign-in compares it with the page's origin.
  server: { proxy: { '/api': { target: process.env.API ?? 'http://127.0.0.1:2707', changeOrigin: false } } },
}))
