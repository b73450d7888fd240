import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { page, type Condition, type Page } from '../wire/listing.ts';
import type { Contribution } from './contribution.dto.ts';
import type { ContributionsQuery } from './oss.query.ts';

type StoredContribution = Omit<Contribution, 'mergedAt'> & { mergedAt: Date };

/** Reads of contributions outside competitions. This room and the rooms of competitions do not know each other. */
@Injectable()
export class OssService {
  constructor(private readonly database: Database) {}

  contributions(query: ContributionsQuery): Promise<Page<Contribution>> {
    const where: Condition[] = [];
    if (query.githubId) where.push(['o.github_id = ?', query.githubId]);
    if (query.repo) where.push(['o.repo = ?', query.repo.toLowerCase()]);
    return this.database.read((snapshot) =>
      page<StoredContribution, Contribution>(snapshot, {
        sealedTo: ['contributions', query.githubId, query.repo],
        select:
          'o.repo, o.number, o.title, o.html_url AS url, o.github_id AS "githubId", o.login, o.additions, o.deletions, o.merged_at AS "mergedAt"',
        from: 'oss_contribution o',
        where,
        order: [
          { sql: 'o.merged_at', type: 'timestamptz' },
          { sql: 'o.repo_id', type: 'numeric' },
          { sql: 'o.number', type: 'int' },
        ],
        descending: query.sort.descending,
        limit: query.limit,
        cursor: query.cursor,
        show: (rows) =>
          rows.map(({ repo, number, title, url, githubId, login, additions, deletions, mergedAt }) => ({
            repo,
            number,
            title,
            url,
            githubId,
            login,
            additions,
            deletions,
            mergedAt: mergedAt.toISOString(),
          })),
      }),
    );
  }
}
