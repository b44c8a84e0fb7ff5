import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

// oxlint-disable-next-line import/no-default-export -- Vite reads the default export
export default defineConfig({
  plugins: [vue()],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: {
    target: 'baseline-widely-available',
    cssMinify: 'lightningcss',
    // An inlined font or script would need `data:` in the Content-Security-Policy.
    assetsInlineLimit: 0,
  },
})
