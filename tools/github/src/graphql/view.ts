import { GraphQLError } from 'graphql';
import type { World } from '../world/world.ts';

/** What resolvers see: the world at one moment. */
export interface View {
  readonly world: World;
  readonly now: number;
  readonly limit: RateLimitView;
}

export interface RateLimitView {
  readonly limit: number;
  readonly remaining: number;
  readonly used: number;
  readonly cost: number;
  readonly nodeCount: number;
  readonly resetAt: number;
}

/** GitHub's answer for a thing that is not there (or not to be seen). */
export const notFound = (message: string): GraphQLError => new GraphQLError(message, { extensions: { type: 'NOT_FOUND' } });

/** A recorded fact refers to something that was never put into the world. */
export const missing = (what: string): Error => new Error(`The stand-in's own facts are incomplete: ${what} is not known.`);

export const siteUrl = 'https://github.com';
