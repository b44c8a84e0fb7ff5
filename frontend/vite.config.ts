import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { registeredOperations } from './scripts/registeredOperations.ts'

/** What is always loaded together is one script: many small ones compress worse. What stands first takes its part first. */
const SCRIPTS = [
  {
    name: 'vendor',
    test: /node_modules\/(@vue|vue|vue-router|@urql|wonka|@0no-co|oidc-client-ts|@lucide\/vue\/dist\/esm\/(?!icons))\//,
  },
  {
    // of the program itself, and asked for by a page too
    name: 'shell',
    test: /@lucide\/vue\/dist\/esm\/icons\/(folder-open|chart-no-axes-column|calendar-check|plus|search)\.|src\/(api\/takeDocument|composables\/undo|components\/BrandMark|features\/(session\/(oidc|useSession|workplaces|session\.(graphql|texts))|tenants\/(PublicLinks|publicTexts|(tenants|general)\.texts)|administration\/parts))/,
  },
  {
    // else the forms would take these along, and a page with one of them would load all forms
    name: 'signs',
    test: /@lucide\/vue\/dist\/esm\/icons\//,
    minShareCount: 6,
  },
  {
    name: 'pages',
    test: /src\/(locales\/(i18n|formats|languages|texts)\.ts|api\/(problem|client)|drafts\/(forms|loss\.(ts|texts)|about)|composables\/(use(Connection|FormProblems|Action|Title|Address)|leaveGuard|printing|place|renewal|late)|components\/(ErrorNotice|AsyncContent|EmptyState|Page(Frame|Part|Tabs)|DataTable|Pills))/,
    minShareCount: 3,
  },
  {
    // what the pages of figures share
    name: 'figures',
    test: /src\/(features\/reporting\/(figureText|useFigures|DemoBadge|FigureTools)|components\/(charts\/(Key|Number|Trend|scale)|sortRows|DefinitionList|ExportMenu))|@lucide\/vue\/dist\/esm\/icons\/info\./,
    minShareCount: 2,
  },
  {
    name: 'follow-ups',
    test: /src\/(features\/follow-ups\/(CompleteButton|follow-ups\.graphql)|composables\/useFocusKept)/,
  },
  {
    name: 'case',
    test: /src\/(features\/cases\/(CaseTabs|CaseStatus|CaseUrgency|case-file|cases\.graphql)|components\/(PageTabs|DoneNotice))/,
  },
  {
    name: 'lists',
    test: /src\/(composables\/usePages|components\/PagedList)/,
    minShareCount: 3,
  },
  {
    name: 'days',
    test: /node_modules\/@internationalized\/date|composables\/useToday/,
    minShareCount: 5,
  },
  {
    // a page that only searches or filters needs no more of the forms
    name: 'fields',
    test: /src\/(components\/((Text|Select|Check)?Field|FieldLabel|CharacterCount)|composables\/useDebounced)/,
    minShareCount: 3,
  },
  {
    name: 'forms',
    test: /node_modules\/(@floating-ui|ohash|valibot|reka-ui\/dist\/(Popper|Combobox|Listbox|RovingFocus|Toggle|Collection|VisuallyHidden))|src\/(drafts\/(use(Draft|Keeping|Seen)|draftForm|DraftPlace|claim)|composables\/use(RecordAction|DayBegun)|components\/(RecordForm|FormActions|DraftNotice|DateField|DateInput|Combobox|Segmented|useChoice|readDate|answer|commit))/,
    minShareCount: 2,
  },
].map((script, at, { length }) => ({ ...script, priority: length - at }))

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
        codeSplitting: { groups: SCRIPTS },
      },
    },
  },
})
