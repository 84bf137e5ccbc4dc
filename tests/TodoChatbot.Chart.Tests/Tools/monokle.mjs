// Runs every rule of two plugins of @monokle/validation on rendered manifests.
// node monokle.mjs <manifest.yaml>… → {"rules": 39, "findings": {"<manifest.yaml>": ["KBP114 Service/frontend-service spec.type"]}}
import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

// Found beside the working directory, which holds the installed packages.
const require = createRequire(`${process.cwd()}/`);
const {parseAllDocuments} = require('yaml');
const {createDefaultMonokleValidator} = await import(pathToFileURL(`${process.cwd()}/node_modules/@monokle/validation/lib/node.js`));

const plugins = {'pod-security-standards': true, practices: true};
const validator = createDefaultMonokleValidator();
await validator.preload({plugins});
const names = Object.keys(plugins).flatMap(plugin => validator.rules[plugin].map(rule => `${plugin}/${rule.name}`));
// Some are off unless asked for.
await validator.preload({plugins, rules: Object.fromEntries(names.map(name => [name, 'err']))});

const findings = {};
for (const path of process.argv.slice(2)) {
  const resources = parseAllDocuments(readFileSync(path, 'utf8'))
    .map(document => ({text: document.toString(), content: document.toJS()}))
    .filter(({content}) => content)
    .map(({text, content}, index) => ({
      id: `${index}`, fileId: path, filePath: path, fileOffset: 0, text, content,
      apiVersion: content.apiVersion, kind: content.kind, name: content.metadata.name, namespace: content.metadata.namespace,
    }));
  await validator.clear();
  const {runs} = await validator.validate({resources});
  findings[basename(path)] = runs.flatMap(run => run.results).map(result => {
    const [, resource] = result.locations;
    const [where] = resource.logicalLocations ?? [];
    return `${result.ruleId} ${where?.fullyQualifiedName ?? JSON.stringify(result.locations)}`;
  });
}

console.log(JSON.stringify({rules: names.length, findings}));
