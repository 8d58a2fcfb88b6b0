import { actionsPage } from './actions/actions-page.js';
import { manifests } from './actions/manifests.js';
import { castingPage } from './casting/casting-page.js';
import { liquidPage } from './liquid/liquid-page.js';
import { logicStepsPage } from './logic/logic-steps-page.js';
import { codeBlock, paragraphs, table } from './markdown.js';
import { operatorsPage } from './operators/operators-page.js';
import type { Page } from './page.js';
import { triggersPage } from './triggers/triggers-page.js';
import { workflowSchemaPage } from './workflow/workflow-schema.js';

/** Every file of docs/reference, the index first. */
export function pages(): Page[] {
  const all = [
    triggersPage(),
    logicStepsPage(),
    actionsPage(manifests()),
    operatorsPage(),
    castingPage(),
    liquidPage(),
    workflowSchemaPage(),
  ];
  return [indexOf(all), ...all];
}

function indexOf(all: readonly Page[]): Page {
  return {
    file: 'README.md',
    title: 'Reference',
    about: 'This index.',
    body: paragraphs(
      'What a workflow can be made of. These pages are made from the code, and their examples are what the engine really answers; a test fails when they no longer are. To change one, change the code or its examples in `test/docs/src`, then:',
      codeBlock('sh', 'npm run docs'),
      table(
        ['Page', 'Says'],
        all.map(({ file, title, about }) => [`[${title}](${file})`, about]),
      ),
      'In an editor the schema completes and checks what is typed. In VS Code:',
      codeBlock(
        'json',
        '{ "json.schemas": [{ "fileMatch": ["*.workflow.json"], "url": "./docs/reference/workflow.schema.json" }] }',
      ),
    ),
  };
}
