export { RatingPoint } from './rating-point.entity.ts';
export { Ratings1763712000009 } from './ratings.migration.ts';
