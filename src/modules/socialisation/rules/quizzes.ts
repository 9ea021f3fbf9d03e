import type { OpenQuiz, Quiz, QuizResult } from '../schemas/quizzes.ts';
import type { Found } from './found.ts';

/** What is wrong with a quiz: an answer that is no option, or the same option twice. */
export function foundInQuiz(quiz: Quiz | null | undefined, pointer = '/quiz'): Found[] {
  return (quiz?.questions ?? []).flatMap(({ options, correct }, at): Found[] => {
    const place = `${pointer}/questions/${at}`;
    const found: Found[] = [];
    if (correct > options.length)
      found.push({
        pointer: `${place}/correct`,
        code: 'no-such-option',
        parameters: { options: options.length },
      });
    const words = options.map(({ id }) => id.trim().toLowerCase());
    const twice = words.findIndex((text, other) => words.indexOf(text) !== other);
    if (twice >= 0) found.push({ pointer: `${place}/options/${twice}`, code: 'option-twice' });
    return found;
  });
}

/** What is wrong with the answers to a quiz. */
export function foundInAnswers(quiz: Quiz, answers: readonly number[]): Found[] {
  const { questions } = quiz;
  if (answers.length !== questions.length)
    return [{ pointer: '/answers', code: 'answers-lacking', parameters: { questions: questions.length } }];
  return answers.flatMap((answer, at): Found[] => {
    const options = questions[at]!.options.length;
    return answer > options
      ? [{ pointer: `/answers/${at}`, code: 'no-such-option', parameters: { options } }]
      : [];
  });
}

/** How answers to a quiz come out: it is passed with at least so many percent of the questions right. */
export function judge(quiz: Quiz, answers: readonly number[], attempt: number): QuizResult {
  const wrong = quiz.questions.filter(({ correct }, at) => answers[at] !== correct);
  const questions = quiz.questions.length;
  const correct = questions - wrong.length;
  const hasPassed = correct * 100 >= quiz.passPercent * questions;
  return {
    hasPassed,
    correct,
    questions,
    attemptsLeft: hasPassed ? 0 : Math.max(quiz.attempts - attempt, 0),
    readAgain: [...new Set(wrong.flatMap(({ eId }) => eId ?? []))],
  };
}

/** A quiz as it is put: which option is right is not told. */
export const asked = (quiz: Quiz, tried: number, hasPassed: boolean): OpenQuiz => ({
  isRequired: quiz.isRequired,
  passPercent: quiz.passPercent,
  attemptsLeft: hasPassed ? 0 : Math.max(quiz.attempts - tried, 0),
  hasPassed,
  questions: quiz.questions.map(({ correct: _, ...question }) => question),
});
