import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { registeredOperations } from './scripts/registeredOperations.ts'

const EVERY_PAGE =
  /node_modules\/(@vue|vue|vue-router|@urql|wonka|@0no-co|oidc-client-ts|@lucide\/vue\/dist\/esm\/(?!icons))\//
const PAGES_WITH_FORMS =
  /node_modules\/(@floating-ui|ohash|reka-ui\/dist\/(Popper|Popover|Combobox|Listbox|RovingFocus|Toggle|ToggleGroup|Collection|VisuallyHidden))\//

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
    rolldownOptions: {
      output: {
        codeSplitting: {
          // what is always loaded together is one script: many small ones compress worse
          groups: [
            { name: 'vendor', test: EVERY_PAGE },
            { name: 'fields', test: PAGES_WITH_FORMS, minShareCount: 3 },
          ],
        },
      },
    },
  },
})
