import { compact } from '../../same.js';
import { loseOtherInput, loseOtherParams, type ActionPair } from './action-pair.js';

const lookAround = /\(\?(?:[=!]|<[=!])|\\[1-9]/;

/** A step that finds a pattern in a text. Where it is not found, Kustomer goes on with nothing. */
export const regexMatch: ActionPair = {
  kustomer: ['kustomer.regex-match.generic'],
  fanfare: 'Regex',
  goesOnBy: ['Success', 'NoMatch'],
  waysOut: [{ exit: 'Success', when: (step) => ({ op: 'exists', values: [`${step}.match`] }) }, { exit: 'NoMatch' }],
  input(params, read) {
    loseOtherParams(params, ['testString', 'regex'], read);
    const { testString, regex } = params;
    if (typeof regex === 'string' && lookAround.test(regex)) {
      read.lose('regex', 'write it without look-around and back-references: patterns here are RE2');
    }
    return compact({
      operation: 'extract',
      text: testString === undefined ? undefined : read.value(testString, 'testString'),
      pattern: regex === undefined ? undefined : read.value(regex, 'regex'),
    });
  },
  params(input, write) {
    const { operation, text, pattern } = input;
    loseOtherInput(input, ['operation', 'text', 'pattern'], write);
    if (operation !== undefined && operation !== 'extract') write.lose('operation', 'Kustomer only extracts');
    return compact({
      testString: text === undefined ? undefined : write.value(text, 'text'),
      regex: pattern === undefined ? undefined : write.value(pattern, 'pattern'),
    });
  },
  output: (words, step) => (words[0] === 'match' ? ['steps', step, ...words] : null),
  outputBack: (words) => (words[0] === 'match' ? words : null),
};
