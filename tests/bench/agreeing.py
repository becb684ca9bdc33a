"""How far the offline grader and embeddings agree with people, and what they take, one after the other."""

from tests.bench.graders import GRADERS
from tests.bench.speech import told_by


def main() -> None:
    """Print the figures."""
    print("Graders on the shipped answers of known worth, and on 250 words against nine points (processor time):")
    figures = {name: told for name in GRADERS if (told := told_by(name, "tests.bench.graders"))}
    for name, told in figures.items():
        times = f"median {told['median']:7.2f} ms  p95 {told['p95']:7.2f} ms"
        print(f"  {name:<18} {times}  {told['memory']:4.0f} MB at most, loaded in {told['loading']:.1f} s")
    for split in ("tuned", "untouched"):
        print(f"  {split} answers:")
        for name, told in figures.items():
            one = told["halves"][split]
            errors = f"mean error {one['mean_error']:.2f}  false credit {one['false_credit']:.2f}"
            worthless = f"worthless given 0.4 or more: {one['given_too_much']}"
            print(f"    {name:<18} r {one['r']:.2f}  ordered {one['ordered']:.0%}  {errors}  {worthless}")


if __name__ == "__main__":
    main()
