// SPDX-License-Identifier: Apache-2.0
#include "screen/program.hpp"

#include <string_view>
#include <vector>

#include <epoxy/gl.h>

namespace crosscut::embedded {
std::string_view crosscut_screen(std::string_view name);
}

namespace crosscut::screen {
namespace {

Problem broken(const std::string& name, const std::string& words)
{
    return {Problem::Code::internal,
            {"The graphics driver refuses the shading program \"{1}\": {2}", {name, words}},
            "Update the graphics driver, or start with LIBGL_ALWAYS_SOFTWARE=1 to draw without it.", {}};
}

struct Part {
    GLuint number = 0;
    explicit Part(GLenum kind) : number(glCreateShader(kind)) {}
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;
    ~Part() { glDeleteShader(number); }

    /// The driver's complaint, empty when there is none.
    std::string compile(std::string_view source) const
    {
        const char* text = source.data();
        const auto length = static_cast<GLint>(source.size());
        glShaderSource(number, 1, &text, &length);
        glCompileShader(number);
        GLint good = GL_FALSE;
        glGetShaderiv(number, GL_COMPILE_STATUS, &good);
        if (good) {
            return {};
        }
        std::vector<char> words(1024);
        GLsizei said = 0;
        glGetShaderInfoLog(number, static_cast<GLsizei>(words.size()), &said, words.data());
        return said > 0 ? std::string(words.data(), static_cast<std::size_t>(said)) : "?";
    }
};

}  // namespace

void remove_program(unsigned number) { glDeleteProgram(number); }
void remove_buffer(unsigned number) { glDeleteBuffers(1, &number); }
void remove_texture(unsigned number) { glDeleteTextures(1, &number); }
void remove_array(unsigned number) { glDeleteVertexArrays(1, &number); }

Buffer new_buffer()
{
    GLuint number = 0;
    glGenBuffers(1, &number);
    return Buffer(number);
}

VertexArray new_vertex_array()
{
    GLuint number = 0;
    glGenVertexArrays(1, &number);
    return VertexArray(number);
}

Result<Program> built_program(const std::string& name)
{
    const Part vertex(GL_VERTEX_SHADER);
    const Part fragment(GL_FRAGMENT_SHADER);
    for (const auto& [part, ending] : {std::pair{&vertex, ".vert"}, std::pair{&fragment, ".frag"}}) {
        const std::string complaint = part->compile(embedded::crosscut_screen(name + ending));
        if (!complaint.empty()) {
            return broken(name + ending, complaint);
        }
    }
    Program program(glCreateProgram());
    glAttachShader(program.number(), vertex.number);
    glAttachShader(program.number(), fragment.number);
    glLinkProgram(program.number());
    GLint good = GL_FALSE;
    glGetProgramiv(program.number(), GL_LINK_STATUS, &good);
    if (!good) {
        std::vector<char> words(1024);
        GLsizei said = 0;
        glGetProgramInfoLog(program.number(), static_cast<GLsizei>(words.size()), &said, words.data());
        return broken(name, std::string(words.data(), static_cast<std::size_t>(said)));
    }
    return program;
}

int place_of(const Program& program, const char* uniform) { return glGetUniformLocation(program.number(), uniform); }

}  // namespace crosscut::screen
