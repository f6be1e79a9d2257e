// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"

#include <vector>

namespace crosscut::analysis {

/// An end that lies somewhere in (left, right]; left = right is an exact end, no `right` an open one.
struct EndInterval {
    double left = 0;
    Value right;
};

/// An interval that may carry mass: (left, right], or the point left = right; no `right` = to the end of time.
struct MassInterval {
    double left = 0;
    Value right;
    double mass = 0;
};

/// Estimate of the distribution of ends that are known as intervals only (methods 5.4; Turnbull 1976).
///
///   candidates   Innermost intervals, in order; their masses before small ones are dropped.
///   support      Those with a mass of at least 1e-7; masses add up to 1.
///   log_likelihood, gradient   At the support; the largest gradient of all candidates is 1 at the optimum.
///   settled      gradient <= 1 + 1e-5 (Kuhn-Tucker).
///   Edge         No rows: no support. Where inside its interval a mass lies is not determined.
struct Turnbull {
    int n = 0;
    std::vector<MassInterval> candidates;
    std::vector<MassInterval> support;
    double log_likelihood = 0;
    double gradient = 0;
    bool settled = true;

    /// Largest and smallest share still there at a time: the mass of a running interval may have gone or not.
    double share_at_most(double time) const;
    double share_at_least(double time) const;
};
/// Rows with right < left are the caller's mistake and are left out.
Turnbull turnbull(const std::vector<EndInterval>& rows);

}  // namespace crosscut::analysis
