//! The rank test of Mann and Whitney, two-sided, by the normal approximation with ties: good for samples of more than twenty.

/// How likely it is that two samples of one distribution differ as much as these.
pub(crate) fn p(some: &[f64], others: &[f64]) -> f64 {
    let mut all: Vec<_> = some.iter().map(|value| (*value, true)).collect();
    all.extend(others.iter().map(|value| (*value, false)));
    all.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let (mut sum, mut ties, mut before) = (0.0, 0.0, 0.0);
    for equal in all.chunk_by(|(one, _), (other, _)| one == other) {
        let count = equal.len() as f64;
        let rank = before + (count + 1.0) / 2.0;
        sum += rank * equal.iter().filter(|(_, is_some)| *is_some).count() as f64;
        ties += count.powi(3) - count;
        before += count;
    }
    let (m, n) = (some.len() as f64, others.len() as f64);
    let u = sum - m * (m + 1.0) / 2.0;
    let whole = m + n;
    let variance = m * n / 12.0 * (whole + 1.0 - ties / (whole * (whole - 1.0)));
    let distance = ((u - m * n / 2.0).abs() - 0.5).max(0.0);
    if variance > 0.0 {
        erfc(distance / variance.sqrt() / std::f64::consts::SQRT_2)
    } else {
        1.0
    }
}

/// The middle of a sample, which it sorts.
pub(crate) fn median(sample: &mut [f64]) -> f64 {
    sample.sort_by(f64::total_cmp);
    sample.get(sample.len() / 2).copied().unwrap_or_default()
}

/// The complement of the error function for what is not negative (Numerical Recipes, section 6.2: to 1.2e-7 of its value).
fn erfc(x: f64) -> f64 {
    const COEFFICIENTS: [f64; 10] = [
        -1.265_512_23,
        1.000_023_68,
        0.374_091_96,
        0.096_784_18,
        -0.186_288_06,
        0.278_868_07,
        -1.135_203_98,
        1.488_515_87,
        -0.822_152_23,
        0.170_872_77,
    ];
    let t = 1.0 / (1.0 + 0.5 * x);
    let sum = COEFFICIENTS
        .iter()
        .rev()
        .fold(0.0, |sum, coefficient| sum * t + coefficient);
    t * (sum - x * x).exp()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, right: f64) {
        assert!((found / right - 1.0).abs() < 1e-3, "{found}, and right is {right}");
    }

    /// Against R: `wilcox.test(x, y, exact = FALSE)`.
    #[test]
    fn the_rank_test_gives_what_others_give() {
        near(erfc(1.0), 0.157_299_21);
        near(erfc(3.0), 2.209_05e-5);
        // U = 0 of 25, so z = (12.5 - 0.5) / sqrt(25 * 11 / 12).
        near(p(&[1.0, 2.0, 3.0, 4.0, 5.0], &[6.0, 7.0, 8.0, 9.0, 10.0]), 0.012_185_78);
        near(p(&[1.0, 1.0, 1.0], &[1.0, 1.0, 1.0]), 1.0);
        let even: Vec<f64> = (0..1_000).map(|number| f64::from(number) * 2.0).collect();
        let odd: Vec<f64> = even.iter().map(|value| value + 1.0).collect();
        assert!(p(&even, &odd) > 0.9);
        let later: Vec<f64> = even.iter().map(|value| value + 400.0).collect();
        assert!(p(&even, &later) < 1e-9);
    }
}
