import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompress, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
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
  plugins: [react(), lightContracts(), compressOnce()],
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

/**
 * Lays a Brotli file beside every script and style, pressed once as hard as it goes: a sixth less on the wire than what a
 * server can press while somebody waits.
 */
function compressOnce(): Plugin {
  return {
    name: 'compress-once',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const names = (await readdir(dir, { recursive: true })).filter((name) => /[.](m?js|css|svg)$/.test(name))
      await Promise.all(names.map((name) => compress(path.join(dir, name))))
    },
  }
}

async function compress(file: string): Promise<void> {
  const plain = await readFile(file)
  if (plain.length < 1_024) return
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }
  const pressed = await new Promise<Buffer>((resolve, reject) => {
    brotliCompress(plain, options, (error, result) => (error ? reject(error) : resolve(result)))
  })
  await writeFile(`${file}.br`, pressed)
}
