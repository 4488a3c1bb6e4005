import vue from '@vitejs/plugin-vue'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const PDFJS = here('./node_modules/pdfjs-dist')
const PDFJS_VERSION = (JSON.parse(readFileSync(join(PDFJS, 'package.json'), 'utf8')) as { version: string }).version

/** What pdf.js fetches by name while it draws: put beside the build, under its version, so that it may be cached. */
function pdfjs(): Plugin {
  return {
    name: 'gongzhi-pdfjs',
    apply: 'build',
    generateBundle() {
      for (const folder of ['cmaps', 'standard_fonts', 'wasm']) {
        for (const name of readdirSync(join(PDFJS, folder))) {
          // the policy of the page lets no WebAssembly run; its stand-in in plain script is beside it
          if (name.endsWith('.wasm')) continue
          this.emitFile({ type: 'asset', fileName: `assets/pdfjs-${PDFJS_VERSION}/${folder}/${name}`, source: readFileSync(join(PDFJS, folder, name)) })
        }
      }
    },
  }
}

export default defineConfig({
  plugins: [
    vue(),
    // `<el-button>` in a template is enough: the component and its style come by themselves, and nothing else.
    pdfjs(),
    Components({ dts: false, dirs: [], resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
  ],
  resolve: { alias: { '@': here('./src') } },
  define: { __PDFJS_VERSION__: JSON.stringify(PDFJS_VERSION), __VUE_I18N_LEGACY_API__: false, __INTLIFY_PROD_DEVTOOLS__: false },
  build: {
    // Beside the Python that serves it, so that the wheel ships it.
    outDir: here('../api/web_dist'),
    emptyOutDir: true,
    // for scripts/size.mjs
    manifest: true,
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    // What most pages share comes in one piece: each of many small ones costs a question of its own before the page is
    // there. Of the 90 parts that are loaded when they are needed, this many must want a module.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 12 }] } } },
  },
  server: {
    host: '127.0.0.1',
    // `npm run dev` beside `gongzhi serve`: the page from here, everything else from there.
    proxy: Object.fromEntries(
      // under the browser's own host: the server compares it with where a command comes from
      ['/v2', '/public'].map((path) => [path, { target: process.env.GONGZHI_SERVER ?? 'http://127.0.0.1:8000', changeOrigin: false }]),
    ),
  },
})
