import Type, { type Static } from 'typebox';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';

const Point = Closed(
  {
    text: Type.String({
      minLength: 1,
      maxLength: 2000,
      pattern: '^\\s*[^\\s\\u0000][^\\u0000]*$',
      description: 'The point, in Markdown: paragraphs, emphasis, lists and links; no HTML.',
      examples: ['Loket buka juga pada hari Sabtu.'],
    }),
    postIds: Type.Optional(
      Type.Array(Id('A post of the topic.'), {
        maxItems: 50,
        uniqueItems: true,
        description: 'Posts that it answers.',
      }),
    ),
  },
  { $id: 'ConclusionPoint', description: 'One point of a closing summary.' },
);

const Points = (description: string) => Type.Array(ref(Point), { maxItems: 50, description });

const points = {
  heard: Type.Array(ref(Point), {
    minItems: 1,
    maxItems: 50,
    description: 'What we heard — yang kami dengar.',
  }),
  willDo: Points('What we will do — yang akan kami lakukan.'),
  willNotDo: Points('What we will not do, and why — yang tidak kami lakukan, dan alasannya.'),
};

export const NewConclusion = Closed(points, {
  $id: 'NewForumConclusion',
  description: 'The closing summary of a topic: it never changes afterwards.',
});
export type NewConclusion = Static<typeof NewConclusion>;

/** As it is shown; null until the topic is concluded. */
export const ForumConclusion = Type.Unsafe<Conclusion | null>({
  ...Type.Object(points),
  type: ['object', 'null'],
  $id: 'ForumConclusion',
  description: 'What came of a topic — kesimpulan forum; null until it is concluded.',
});
export type Conclusion = NewConclusion;

export const conclusionSchemas = [Point, NewConclusion, ForumConclusion];
