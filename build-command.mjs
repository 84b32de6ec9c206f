import { build } from 'rolldown'

// The command line in few files. To find, read and link more than a thousand small modules takes a command most of its time
// before it does anything: here each command is a file of its own, beside files that several share. Packages stay where npm has
// put them. See docs/decisions/0050-the-command-is-bundled.md.
await build({
  input: 'harness/cli/main.ts',
  platform: 'node',
  // Rolldown's own functions are in the bundle, too, such as the one for tagged templates. Everything else is a package, or is part of
  // Node.js.
  external: (id) => !/^[.#/]|^@oxc-project/.test(id),
  resolve: { conditionNames: ['source'] },
  // No module of ours is imported only for what it does when it is loaded (a test keeps it so). So what a command does not use is not
  // loaded for it.
  treeshake: { moduleSideEffects: false },
  output: {
    dir: 'dist/cli',
    cleanDir: true,
    // Names without digests: the report of a crash names the same files on every machine that has this version.
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
  },
})
