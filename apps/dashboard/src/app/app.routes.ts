import type { Routes } from '@angular/router';

/** Each page is its own chunk; `:id` and query parameters arrive as inputs. */
export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'issues' },
  { path: 'issues', title: 'Issues', loadComponent: () => import('../issues/issues-page').then((m) => m.IssuesPage) },
  { path: 'issues/:id', title: 'Issue', loadComponent: () => import('../issues/issue-page').then((m) => m.IssuePage) },
  {
    path: 'competitions',
    title: 'Duels',
    loadComponent: () => import('../competitions/competitions-page').then((m) => m.CompetitionsPage),
  },
  {
    path: 'competitions/:id',
    title: 'Duel',
    loadComponent: () => import('../competitions/competition-page').then((m) => m.CompetitionPage),
  },
  { path: 'ratings', title: 'Ratings', loadComponent: () => import('../ratings/ratings-page').then((m) => m.RatingsPage) },
  { path: 'miners/:hotkey', title: 'Miner', loadComponent: () => import('../miners/miner-page').then((m) => m.MinerPage) },
  { path: 'validators', title: 'Validators', loadComponent: () => import('../validators/validators-page').then((m) => m.ValidatorsPage) },
  { path: 'contract', title: 'Contract', loadComponent: () => import('../contract/contract-page').then((m) => m.ContractPage) },
  { path: '**', title: 'Not found', loadComponent: () => import('./not-found').then((m) => m.NotFound) },
];
