# SPDX-License-Identifier: Apache-2.0
# Runs the benchmark on a path of three actors beside a triangle and looks at the sums it prints.
set(ENV{REPS} 1)
execute_process(COMMAND ${BENCH} ${FOLDER}/small.tsv OUTPUT_VARIABLE out RESULT_VARIABLE code)
if(NOT code EQUAL 0)
    message(FATAL_ERROR "crosscut-bench ended with ${code}: ${out}")
endif()
# Path 0-1-2, triangle 3-4-5, lone 6. One pair lies around 1. Closeness without weights 2/3 + 1 + 2/3 and 3 x 1.
# Harmonic of the path (1.5 + 2 + 1.5) / 6, of the triangle 3 x 2 / 6. Cores 1 1 1 2 2 2 0. Two ties: constraint
# 1 + 1/2 + 1 on the path, 3 x 2 (1/2 + 1/4)^2 in the triangle = 5.875. Rank does not leave the parts.
foreach(expected "betweenness 1" "closeness 5.333333333" "harmonic 1.833333333" "constraint 5.875" "core 9" "components 3"
                 "articulation 1" "clustering 3")
    separate_arguments(expected)
    list(GET expected 0 metric)
    list(GET expected 1 value)
    string(REGEX MATCH "{\"peer\":\"crosscut\"[^\n]*\"metric\":\"${metric}\"[^\n]*}" line "${out}")
    if(NOT line)
        message(FATAL_ERROR "No line for ${metric} in: ${out}")
    endif()
    string(JSON check GET "${line}" check)
    if(NOT check EQUAL value)
        message(FATAL_ERROR "${metric}: expected ${value}, got ${check}")
    endif()
    foreach(field version graph reps scale wall_ms min_ms max_ms cpu_ms rss_mb)
        string(JSON there GET "${line}" ${field})
    endforeach()
endforeach()
