/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: '^backend/src/platform' },
      to: { path: '^backend/src/(modules|demo|cli)' },
    },
    {
      name: 'frontend-and-backend-meet-in-the-schema-only',
      severity: 'error',
      from: { path: '^frontend/' },
      to: { path: '^backend/' },
    },
    {
      name: 'components-know-no-feature',
      severity: 'error',
      from: { path: '^frontend/src/components' },
      to: { path: '^frontend/src/features' },
    },
    {
      name: 'the-product-knows-no-test',
      severity: 'error',
      from: { path: '^(backend|frontend)/src', pathNot: '\\.(test|rows)\\.ts$' },
      to: { path: '^test/' },
    },
    {
      name: 'no-foreign-resolver',
      comment:
        'Modules meet in entities, types and policies; resolvers belong to the manifest beside them alone.',
      severity: 'error',
      from: { path: '^backend/src/modules/([^/]+)/' },
      to: { path: '\\.resolver\\.ts$', pathNot: '^backend/src/modules/$1/' },
    },
    {
      name: 'manifests-are-collected',
      comment: 'What a module brings is looped over by the composition root; nobody else names it.',
      severity: 'error',
      from: { pathNot: '^(backend/src/modules|frontend/src/app/features)\\.ts$' },
      to: {
        path: '\\.(module|feature)\\.ts$',
        pathNot: '^(backend/src/platform/module|frontend/src/app/feature)\\.ts$',
      },
    },
    {
      name: 'no-cycle',
      comment:
        'Types count too. API types alone name each other, by thunks, as the graph they describe does: Case and Consultation, Case and FollowUp.',
      severity: 'error',
      from: {},
      to: { circular: true, via: { pathNot: '\\.type\\.ts$' } },
    },
    {
      name: 'no-orphan',
      comment: 'What nobody imports and no command, configuration or test runner starts is dead.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.test\\.ts$', '\\.d\\.ts$', '\\.config\\.ts$'],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
