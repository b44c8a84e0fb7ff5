import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { registeredOperations } from './scripts/registeredOperations.ts'

// oxlint-disable-next-line import/no-default-export -- Vite reads the default export
export default defineConfig({
  plugins: [vue(), registeredOperations()],
  define: { __VUE_OPTIONS_API__: 'false' },
  build: {
    target: 'baseline-widely-available',
    // those browsers know it themselves
    modulePreload: { polyfill: false },
    cssMinify: 'lightningcss',
    // An inlined font or script would need `data:` in the Content-Security-Policy.
    assetsInlineLimit: 0,
  },
})
