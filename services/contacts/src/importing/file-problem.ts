/** Why a whole file cannot be imported, in words for whoever uploaded it. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';
}
