import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { compressOnce } from './tools/compress-once.ts'
import { lightContracts } from './tools/light-contracts.ts'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const publicFiles = ['manifest.webmanifest', 'icon.svg', 'icon-192.png', 'icon-512.png']

/** The phone's app at `/field`: its own small build beside the web app's, with a service worker that keeps all of it. */
export default defineConfig({
  root: folder('apps/field'),
  base: '/field/',
  publicDir: folder('apps/field/public'),
  plugins: [react(), lightContracts({ withoutPayloads: true }), listFiles(), compressOnce()],
  worker: { format: 'es' },
  build: {
    outDir: folder('dist/web/field'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
    target: ['chrome111', 'edge111', 'firefox114', 'safari16.4'],
    rolldownOptions: {
      treeshake: {
        manualPureFunctions: ['roomWords'],
        moduleSideEffects: (id) =>
          !/[\\/](kit|domain|web|ui|(rooms[\\/][^\\/]+|platform)[\\/]field)[\\/](?!main[.]).*[.]tsx?$/.test(id),
      },
      input: { app: folder('apps/field/index.html'), 'service-worker': folder('apps/field/service-worker.ts') },
      output: {
        codeSplitting: {
          // What must come before a name can be typed is one file; the rest comes behind it.
          includeDependenciesRecursively: false,
          groups: [
            { name: 'door', test: /^(?!.*service-worker)/, tags: ['$initial'], priority: 30 },
            // Below what uses them, so that no file waits for one that waits for it.
            { name: 'schemas', test: /node_modules[\\/]zod[\\/]/, priority: 20 },
            { name: 'house', test: /platform[\\/](kit|web|ui|field)[\\/]|dexie/, minShareCount: 2, priority: 10 },
          ],
        },
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: { '/api': { target: process.env.API ?? 'http://127.0.0.1:2707', changeOrigin: false } } },
})

/** Writes the list of the build's files, and a version that changes with any of them, into the service worker. */
function listFiles(): Plugin {
  return {
    name: 'list-files',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      // The design system's map brings its worker along even where no map is drawn.
      for (const name of Object.keys(bundle)) if (name.includes('maplibre')) delete bundle[name]
      const worker = bundle['service-worker.js']
      if (worker?.type !== 'chunk') return this.error('the build has no service worker')
      const files = Object.values(bundle)
      const contents = files.map((file) => (file.type === 'chunk' ? file.code : file.source))
      const fixed = await Promise.all(publicFiles.map((name) => readFile(folder(`apps/field/public/${name}`))))
      const assets = files.map(({ fileName }) => fileName).filter((name) => name.startsWith('assets/'))
      const build = {
        version: hashOf([...fixed, ...contents]),
        files: ['/field', ...[...publicFiles, ...assets].map((name) => `/field/${name}`)],
      }
      worker.code = `const BUILD = ${JSON.stringify(build)};\n${worker.code}`
    },
  }
}

function hashOf(contents: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const content of contents) hash.update(content)
  return hash.digest('hex').slice(0, 16)
}
