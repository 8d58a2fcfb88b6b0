import { failure } from '@fanfare/connector';

export function refusedProgramme() {
  return failure('ProgrammeInactive', 'The loyalty programme is not active. Activate it, or take the step out.');
}
