# duiding_module(NAME USES other modules… LINKS libraries…)
# One static library for engine/NAME: its sources are all .cpp files in that
# folder. Each module has the project's warnings; each warning is an error.
function(duiding_warnings target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual -Werror)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # Says that "a" + std::string may overlap itself: a false alarm of GCC 12 (PR 105651).
    # Likewise array-bounds and stringop-overflow on inlined string code.
    target_compile_options(${target} PRIVATE -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # libstdc++ 12's stable_sort calls get_temporary_buffer, which C++17 deprecates.
    target_compile_options(${target} PRIVATE -Wno-deprecated-declarations)
  endif()
endfunction()

function(duiding_sanitize target)
  if(DUIDING_SANITIZE)
    target_compile_options(${target} PUBLIC -fsanitize=${DUIDING_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(${target} PUBLIC -fsanitize=${DUIDING_SANITIZE})
  endif()
  if(DUIDING_FUZZ)
    # Coverage for the fuzzer's choices; the fuzzer's own main comes with the targets.
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
endfunction()

function(duiding_module name)
  cmake_parse_arguments(MODULE "" "" "USES;LINKS;PUBLIC_LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  add_library(duiding_${name} STATIC ${sources})
  add_library(duiding::${name} ALIAS duiding_${name})
  set_target_properties(duiding_${name} PROPERTIES EXPORT_NAME ${name})
  target_compile_features(duiding_${name} PUBLIC cxx_std_20)
  target_include_directories(duiding_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/duiding>)
  list(TRANSFORM MODULE_USES PREPEND duiding_)
  target_link_libraries(duiding_${name} PUBLIC ${MODULE_USES} ${MODULE_PUBLIC_LINKS} PRIVATE ${MODULE_LINKS})
  duiding_warnings(duiding_${name})
  duiding_sanitize(duiding_${name})
  set_property(GLOBAL APPEND PROPERTY DUIDING_MODULES ${name})
endfunction()

# duiding_embed(MODULE NAMESPACE FILE…): each file becomes a constant
#   extern const std::string_view NAMESPACE::<file name, other characters as _>
# declared in "embedded/<module>.hpp", which only the module itself sees.
function(duiding_embed name namespace)
  set(folder ${CMAKE_BINARY_DIR}/embedded/${name})
  set(header ${folder}/embedded/${name}.hpp)
  set(source ${folder}/${name}_embedded.cpp)
  set(script ${PROJECT_SOURCE_DIR}/cmake/EmbedFiles.cmake)
  list(JOIN ARGN "|" joined)
  add_custom_command(
    OUTPUT ${header} ${source}
    COMMAND ${CMAKE_COMMAND} -DFILES=${joined} -DNAMESPACE=${namespace} -DHEADER=${header}
            -DSOURCE=${source} -DNAME=${name} -P ${script}
    DEPENDS ${ARGN} ${script} VERBATIM)
  target_sources(duiding_${name} PRIVATE ${header} ${source})
  # a word list is longer than what C++ asks every compiler to take
  set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  target_include_directories(duiding_${name} PRIVATE ${folder})
endfunction()
