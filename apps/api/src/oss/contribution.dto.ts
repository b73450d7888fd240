import { Id, Int, Text, Time, Url } from '../wire/fields.ts';

/** A merged pull request outside any competition. */
export class Contribution {
  @Text('owner/name, lower case.', 'acme/anvil')
  repo!: string;
  @Int('Number of the pull request.', 88, { minimum: 1 })
  number!: number;
  @Text('Title.', 'Document the anvil')
  title!: string;
  @Url('The pull request on GitHub.', 'https://github.com/acme/anvil/pull/88')
  url!: string;
  @Id('Numeric GitHub id of the author.', '9001')
  githubId!: string;
  @Text('Login of the author.', 'octo-ada')
  login!: string;
  @Int('Lines added.', 12, { minimum: 0 })
  additions!: number;
  @Int('Lines removed.', 3, { minimum: 0 })
  deletions!: number;
  @Time('Merged.')
  mergedAt!: string;
}
